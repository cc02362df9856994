resource "azurerm_network_security_group" "web" {
  name = "web"
  security_rule {
    direction              = "Inbound"
    access                 = "Deny"
    source_address_prefix  = "*"
    destination_port_range = "3389"
  }
  security_rule {
    direction              = "Inbound"
    access                 = "Allow"
    source_address_prefix  = "*"
    destination_port_range = "443"
  }
}

# Azure's own services, which one address of zeros stands for.
resource "azurerm_mssql_firewall_rule" "services" {
  name             = "services"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}
