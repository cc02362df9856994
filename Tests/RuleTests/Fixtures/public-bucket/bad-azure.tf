resource "azurerm_storage_account" "data" {
  name = "exampledata"
}

resource "azurerm_storage_container" "statements" {
  name                  = "statements"
  storage_account_name  = azurerm_storage_account.data.name
  container_access_type = "container" # finding: public-bucket
}
