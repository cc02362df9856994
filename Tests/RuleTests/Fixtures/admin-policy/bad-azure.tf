resource "azurerm_role_definition" "everything" {
  name  = "everything"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000000"
  permissions {
    actions = ["*"] # finding: admin-policy
  }
}
