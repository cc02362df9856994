resource "google_kms_crypto_key" "orders" { # finding: kms-no-rotation
  name     = "orders"
  key_ring = "ring"
}
