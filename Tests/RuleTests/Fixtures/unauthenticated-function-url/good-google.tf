resource "google_cloudfunctions_function" "hello" {
  name         = "hello"
  runtime      = "nodejs24"
  trigger_http = true
  entry_point  = "hello"
}

resource "google_cloudfunctions_function_iam_member" "caller" {
  cloud_function = google_cloudfunctions_function.hello.name
  role           = "roles/cloudfunctions.invoker"
  member         = "serviceAccount:caller@example.iam.gserviceaccount.com"
}

# Everybody may look at it, nobody may call it.
resource "google_cloudfunctions_function_iam_member" "viewer" {
  cloud_function = google_cloudfunctions_function.hello.name
  role           = "roles/cloudfunctions.viewer"
  member         = "allUsers"
}
