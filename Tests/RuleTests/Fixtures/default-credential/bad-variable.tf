variable "database_password" {
  default   = "changeme" # finding: default-credential
  sensitive = true
}
resource "aws_db_instance" "orders" {
  instance_class    = "db.t4g.micro"
  password          = var.database_password # finding: default-credential
  storage_encrypted = true
}
