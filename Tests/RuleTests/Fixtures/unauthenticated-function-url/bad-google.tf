resource "google_cloudfunctions_function" "hello" {
  name                  = "hello"
  runtime               = "nodejs24"
  trigger_http          = true
  entry_point           = "hello"
  service_account_email = "hello@example.iam.gserviceaccount.com"
}

resource "google_cloudfunctions_function_iam_member" "everybody" {
  cloud_function = google_cloudfunctions_function.hello.name
  role           = "roles/cloudfunctions.invoker"
  member         = "allUsers" # finding: unauthenticated-function-url
}

resource "google_cloud_run_v2_service" "api" {
  name     = "api"
  location = "europe-west1"
  template {
    service_account = "api@example.iam.gserviceaccount.com"
    containers { image = "europe-docker.pkg.dev/example/api/api:1" }
  }
}

data "google_iam_policy" "open" {
  binding {
    role    = "roles/run.invoker"
    members = ["group:staff@example.com", "allAuthenticatedUsers"] # finding: unauthenticated-function-url
  }
}

resource "google_cloud_run_v2_service_iam_policy" "open" {
  name        = google_cloud_run_v2_service.api.name
  policy_data = data.google_iam_policy.open.policy_data
}
