resource "google_cloudfunctions_function" "new" {
  name        = "new"
  runtime     = "python313"
  entry_point = "run"
}
