resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_project_iam_member" "logs" {
  project = "example"
  role    = "roles/logging.logWriter"
  member  = "serviceAccount:${google_service_account.orders.email}"
}

resource "google_storage_bucket_iam_member" "orders" {
  bucket = "orders"
  role   = "roles/storage.objectAdmin"
  member = "serviceAccount:${google_service_account.orders.email}"
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
