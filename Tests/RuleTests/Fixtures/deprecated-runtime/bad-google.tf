resource "google_cloudfunctions_function" "old" {
  name        = "old"
  runtime     = "python37" # finding: deprecated-runtime
  entry_point = "run"
}
