resource "azurerm_network_security_group" "web" {
  name = "web"
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    source_address_prefix  = "Internet" # finding: open-security-group
    destination_port_range = "3389"
  }
}

resource "azurerm_mssql_firewall_rule" "all" {
  name             = "all"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255" # finding: open-security-group
}
