resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_project_iam_member" "orders" {
  project = "example"
  role    = "roles/editor" # finding: broad-managed-policy
  member  = "serviceAccount:${google_service_account.orders.email}"
}

resource "google_cloudfunctions2_function" "orders" {
  name = "orders"
  build_config {
    runtime     = "nodejs24"
    entry_point = "orders"
  }
  service_config {
    service_account_email = google_service_account.orders.email
  }
}
