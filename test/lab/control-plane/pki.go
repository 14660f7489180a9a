package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// writePKI fills a folder with what a cluster on loopback needs, as NAME.crt and NAME.key in PEM: a certificate
// authority (ca), the servers' certificate (server), an administrator's (admin), one that is past its end (expired),
// and the key that signs ServiceAccount tokens (service-account.key).
func writePKI(dir string) error {
	now := time.Now()
	year := now.AddDate(1, 0, 0)
	authority, err := newKey()
	if err != nil {
		return err
	}
	root := certificate("pushpull-lab", nil, now.Add(-48*time.Hour), year)
	root.IsCA, root.BasicConstraintsValid, root.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageDigitalSignature
	if err := issue(dir, "ca", root, root, authority, authority); err != nil {
		return err
	}

	server := certificate("localhost", nil, now.Add(-time.Hour), year)
	server.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	server.DNSNames = []string{"localhost"}
	server.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}

	masters := []string{"system:masters"}
	admin := certificate("admin", masters, now.Add(-time.Hour), year)
	admin.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	expired := certificate("expired", masters, now.Add(-24*time.Hour), now.Add(-time.Hour))
	expired.ExtKeyUsage = admin.ExtKeyUsage

	for name, template := range map[string]*x509.Certificate{"server": server, "admin": admin, "expired": expired} {
		key, err := newKey()
		if err != nil {
			return err
		}
		if err := issue(dir, name, template, root, key, authority); err != nil {
			return err
		}
	}
	signer, err := newKey()
	if err != nil {
		return err
	}
	return writeKey(dir, "service-account", signer)
}

func newKey() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func certificate(name string, groups []string, from, to time.Time) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      pkix.Name{CommonName: name, Organization: groups},
		NotBefore:    from,
		NotAfter:     to,
		KeyUsage:     x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
}

func issue(dir, name string, template, parent *x509.Certificate, key *ecdsa.PrivateKey, signer crypto.Signer) error {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		return err
	}
	if err := writePEM(filepath.Join(dir, name+".crt"), "CERTIFICATE", der, 0o644); err != nil {
		return err
	}
	return writeKey(dir, name, key)
}

func writeKey(dir, name string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key) // SEC 1: the only form of it that the API server takes a public key from
	if err != nil {
		return err
	}
	return writePEM(filepath.Join(dir, name+".key"), "EC PRIVATE KEY", der, 0o600)
}

func writePEM(file, kind string, der []byte, mode os.FileMode) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), mode)
}
