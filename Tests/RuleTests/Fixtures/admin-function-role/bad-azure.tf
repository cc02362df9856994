data "azurerm_subscription" "this" {}

resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  identity { type = "SystemAssigned" }
}

resource "azurerm_role_assignment" "orders" {
  scope                = data.azurerm_subscription.this.id
  role_definition_name = "Owner" # finding: admin-function-role
  principal_id         = azurerm_linux_function_app.orders.identity[0].principal_id
}
