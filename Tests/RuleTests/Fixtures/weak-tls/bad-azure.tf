resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  site_config { minimum_tls_version = "1.0" } # finding: weak-tls
}

resource "azurerm_storage_account" "data" {
  name            = "exampledata"
  min_tls_version = "TLS1_1" # finding: weak-tls
}

resource "azurerm_servicebus_namespace" "bus" {
  name                = "bus"
  minimum_tls_version = "1.1" # finding: weak-tls
}
