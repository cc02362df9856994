resource "google_cloudfunctions_function" "orders" { # finding: over-privileged-role
  name        = "orders"
  runtime     = "nodejs24"
  entry_point = "orders"
}
