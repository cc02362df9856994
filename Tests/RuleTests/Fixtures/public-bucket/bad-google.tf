resource "google_storage_bucket" "invoices" {
  name     = "invoices"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "read" {
  bucket = google_storage_bucket.invoices.name
  role   = "roles/storage.objectViewer"
  member = "allUsers" # finding: public-bucket
}

resource "google_storage_bucket" "uploads" {
  name     = "uploads"
  location = "EU"
}

resource "google_storage_bucket_acl" "uploads" {
  bucket      = google_storage_bucket.uploads.name
  role_entity = ["OWNER:user-admin@example.com", "WRITER:allUsers"] # finding: public-bucket
}
