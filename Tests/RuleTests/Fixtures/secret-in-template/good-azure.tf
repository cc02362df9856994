variable "password" {
  sensitive = true
}

resource "azurerm_mssql_server" "orders" {
  name                         = "orders"
  administrator_login          = "orders"
  administrator_login_password = var.password
}
