resource "azurerm_linux_function_app" "new" {
  name       = "new"
  https_only = true
  site_config {
    application_stack { dotnet_version = "10.0" }
  }
}
