resource "azurerm_linux_function_app" "old" {
  name       = "old"
  https_only = true
  site_config {
    application_stack { node_version = "~16" } # finding: deprecated-runtime
  }
}
