resource "google_storage_bucket" "uploads" {
  name     = "uploads"
  location = "EU"
}

# Everybody may read, nobody may write.
resource "google_storage_bucket_iam_member" "uploads" {
  bucket = google_storage_bucket.uploads.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_cloudfunctions_function" "resize" {
  name                  = "resize"
  runtime               = "nodejs24"
  entry_point           = "resize"
  service_account_email = "resize@example.iam.gserviceaccount.com"
  event_trigger {
    event_type = "google.storage.object.finalize"
    resource   = google_storage_bucket.uploads.name
  }
}
