resource "google_sql_database_instance" "orders" {
  name = "orders"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      ipv4_enabled = true
      authorized_networks {
        value = "203.0.113.0/24"
      }
    }
  }
}
