resource "azurerm_linux_function_app" "said" {
  name       = "said"
  https_only = false # finding: https-not-enforced
}

resource "azurerm_linux_function_app" "unsaid" { # finding: https-not-enforced
  name = "unsaid"
}

resource "azurerm_storage_account" "data" {
  name                       = "exampledata"
  https_traffic_only_enabled = false # finding: https-not-enforced
}

resource "azurerm_postgresql_server" "orders" {
  name                    = "orders"
  ssl_enforcement_enabled = false # finding: https-not-enforced
}
