resource "azurerm_storage_account" "data" {
  name = "exampledata"
}

resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  identity { type = "SystemAssigned" }
}

# Owner of one account is much, but not of everything.
resource "azurerm_role_assignment" "orders" {
  scope                = azurerm_storage_account.data.id
  role_definition_name = "Owner"
  principal_id         = azurerm_linux_function_app.orders.identity[0].principal_id
}
