resource "azurerm_storage_account" "data" {
  name                            = "exampledata"
  allow_nested_items_to_be_public = false
}

# The account keeps it closed.
resource "azurerm_storage_container" "statements" {
  name                  = "statements"
  storage_account_name  = azurerm_storage_account.data.name
  container_access_type = "blob"
}

resource "azurerm_storage_container" "private" {
  name                  = "private"
  storage_account_name  = "elsewhere"
  container_access_type = "private"
}
