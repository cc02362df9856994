resource "azurerm_mssql_server" "orders" {
  name                         = "orders"
  administrator_login          = "orders"
  administrator_login_password = "kQ7vz2Lr9xTb" # finding: secret-in-template
}

resource "azurerm_key_vault_secret" "mail" {
  name         = "mail"
  key_vault_id = "vault"
  value        = "kQ7vz2Lr9xTc" # finding: secret-in-template
}
