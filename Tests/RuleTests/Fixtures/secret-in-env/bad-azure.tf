resource "azurerm_linux_function_app" "orders" {
  name       = "orders"
  https_only = true
  app_settings = {
    DB_PASSWORD = "kQ7vz2Lr9xTb" # finding: secret-in-env
  }
}
