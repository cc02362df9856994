resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
}

# Storage refuses plain HTTP unless it is told not to.
resource "azurerm_storage_account" "data" {
  name = "exampledata"
}
