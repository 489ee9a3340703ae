package gatehouse.local.job;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import gatehouse.local.identity.Issuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/// Somebody with a key, a certificate and a server, whose tokens say themselves by what to check
/// them (RFC 7515, sections 4.1.2 to 4.1.8).
final class Stranger implements AutoCloseable {
    private static final String CERTIFICATE = "/certificate";
    private final Issuer server = new Issuer(House.SYSTEM.clock());
    private final Base64 certificate;

    Stranger() {
        try {
            certificate = Base64.encode(certificate());
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
        server.answer(CERTIFICATE, Issuer.Answer.ok(certificate.toString()));
    }

    /// Tokens that say the same, by what their headers point to.
    ///
    /// @param keyId of a key that is known to who checks
    SequencedMap<String, String> tokens(JWTClaimsSet claims, String keyId) {
        var key = server.key();
        var keys = URI.create(server.url() + Issuer.KEYS);
        var there = URI.create(server.url() + CERTIFICATE);
        var headers = new LinkedHashMap<String, JWSHeader.Builder>();
        headers.put("nothing", header().keyID(keyId));
        headers.put("jku", header().keyID(keyId).jwkURL(keys));
        headers.put("x5u", header().keyID(keyId).x509CertURL(there));
        headers.put("jwk", header().keyID(keyId).jwk(key.toPublicJWK()));
        headers.put("x5c", header().keyID(keyId).x509CertChain(List.of(certificate)));
        headers.put("jku, by its own name", header().keyID(key.getKeyID()).jwkURL(keys));
        headers.put("jwk, without a name", header().jwk(key.toPublicJWK()));
        headers.put(
                "all of them",
                header().keyID(key.getKeyID())
                        .jwkURL(keys)
                        .jwk(key.toPublicJWK())
                        .x509CertURL(there)
                        .x509CertChain(List.of(certificate)));
        var tokens = new LinkedHashMap<String, String>();
        headers.forEach((what, header) ->
                tokens.put("a stranger's key: " + what, Issuer.sign(header.build(), claims, key)));
        return tokens;
    }

    /// How often anybody followed where a header points.
    int asked() {
        return server.asked(Issuer.KEYS) + server.asked(CERTIFICATE);
    }

    @Override
    public void close() {
        server.close();
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT);
    }

    /// Signed by the key itself.
    private byte[] certificate() throws GeneralSecurityException, IOException {
        try {
            var key = server.key();
            var now = House.SYSTEM.clock().instant();
            var rsa =
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            var name = new X500Name("CN=stranger");
            var content = new V3TBSCertificateGenerator();
            content.setSerialNumber(new ASN1Integer(1));
            content.setSignature(rsa);
            content.setIssuer(name);
            content.setSubject(name);
            content.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
            content.setEndDate(new Time(Date.from(now.plus(Duration.ofDays(9)))));
            content.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(key.toRSAPublicKey().getEncoded()));
            var signed = content.generateTBSCertificate();
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toRSAPrivateKey());
            signature.update(signed.getEncoded("DER"));
            var whole =
                    new DERSequence(
                                    new ASN1Encodable[] {
                                        signed, rsa, new DERBitString(signature.sign())
                                    })
                            .getEncoded("DER");
            var read =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(whole));
            read.verify(key.toRSAPublicKey());
            return whole;
        } catch (com.nimbusds.jose.JOSEException broken) {
            throw new GeneralSecurityException(broken);
        }
    }
}
