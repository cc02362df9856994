resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_cloudfunctions_function" "orders" {
  name                  = "orders"
  runtime               = "nodejs24"
  entry_point           = "orders"
  service_account_email = google_service_account.orders.email
}
