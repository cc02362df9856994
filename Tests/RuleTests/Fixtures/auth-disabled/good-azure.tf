resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  auth_settings_v2 {
    auth_enabled = true
  }
}

# Nothing is said: the functions have keys of their own.
resource "azurerm_linux_function_app" "keyed" {
  name       = "keyed"
  https_only = true
}
