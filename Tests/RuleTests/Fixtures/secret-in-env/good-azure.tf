resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  app_settings = {
    DB_PASSWORD = "@Microsoft.KeyVault(SecretUri=https://example.vault.azure.net/secrets/db/)"
  }
}
