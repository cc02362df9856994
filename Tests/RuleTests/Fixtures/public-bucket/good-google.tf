resource "google_storage_bucket" "invoices" {
  name     = "invoices"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "read" {
  bucket = google_storage_bucket.invoices.name
  role   = "roles/storage.objectViewer"
  member = "domain:example.com"
}

# What the bucket forbids nobody can allow.
resource "google_storage_bucket" "closed" {
  name                     = "closed"
  location                 = "EU"
  public_access_prevention = "enforced"
}

resource "google_storage_bucket_iam_binding" "closed" {
  bucket  = google_storage_bucket.closed.name
  role    = "roles/storage.objectViewer"
  members = ["allUsers"]
}
