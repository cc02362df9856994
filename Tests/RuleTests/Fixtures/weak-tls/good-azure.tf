resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  site_config { minimum_tls_version = "1.2" }
}

resource "azurerm_storage_account" "data" {
  name            = "exampledata"
  min_tls_version = "TLS1_2"
}
