resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  site_config {
    remote_debugging_enabled = false
  }
}
