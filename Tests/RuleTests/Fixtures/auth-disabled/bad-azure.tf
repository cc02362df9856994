resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  auth_settings_v2 {
    auth_enabled = false # finding: auth-disabled
  }
}
