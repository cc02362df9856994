resource "google_sql_database_instance" "orders" {
  name = "orders"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      authorized_networks {
        value = "0.0.0.0/0" # finding: public-database
      }
    }
  }
}

resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers" # finding: public-database
  }
}
