resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  network       = "default"
  source_ranges = ["10.0.0.0/8", "0.0.0.0/0"] # finding: open-security-group
  allow {
    protocol = "tcp"
    ports    = ["20-25"]
  }
}
