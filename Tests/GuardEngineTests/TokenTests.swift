import GuardPolicy
import Testing

@testable import GuardEngine

/// Tokens that another implementation signed, at the time 1,999,998,000.
@Suite struct TokenTests {
  private static let keys = #"""
    {"keys":[{"kty":"RSA","kid":"r","use":"sig","n":"sVRkyinEmNI_XkBkNUcOJcCofAaR_1bLbDLDyx7N7Sm_HlEpO7r\#
    ZLA4cYGmWiOFkxynPqnhzoEKB6GvakryHjl9hOHas_D_19L6wqI_-oaJGT0KX9aWE8_QhZ7FWkSj5uujyeIQoO3pziJ48WL_Rrq-\#
    zrr71vbx5FDK15W-5YQ6o7zZFr7IVSm-TIWTewJYxGj_RUXpE5C7ZoZ4yKihoPFEaU2m3JyJNVLuVL-htlNt9KfPBdWLEV7whHo7\#
    p5sWDIg7XSM9enscuP8j65PxiQHYQfxq94_6I78lHASjAOd2SO9LfnqeR11KJNR87pzTUPMPaSDwHp1yWQwZS9L3l5Q","e":"AQ\#
    AB"},{"kty":"EC","kid":"e","crv":"P-256","x":"JqluD56yHnk8oDqF1ZQTxC1peNsuv3g8JzYbjBbtHoc","y":"zo-0\#
    uBjeqHFL-v9FTL5aFSOovknIIxaeyKSi76ewaVE"}]}\#

    """#

  private static let now = 1_999_998_000

  private static let settings: JWTSettings = {
    var settings = JWTSettings()
    settings.issuer = "https://issuer.example"
    settings.audiences = ["shop"]
    settings.algorithms = ["RS256", "ES256"]
    return settings
  }()

  static let tokens: [(token: String, sign: String?)] = [
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
        + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.m-DEyvMeTpaNGnkDGbZoci1e5MN-Rgyrh4y0jY44EYndffxmj40aRSJIZqY5"
        + "jStfDkHPN1xQtT5V4fB68Qqa3j-P7VErf_gAwvzajMP2aVDTeKDLmUlYSzj08pFfv4WgahKkQgdQckQtL46j5iMurEikSqVk"
        + "YVwvk3evt3Z5a3Z_EPNDYVZBLfE-yl5x1_GC0kyymLs6ozkcEkakxXgozZ-XQQGIq8lXdJtcAPa8RcKaFgmmpF1gZs_lUYYL"
        + "CDhLHiMmPxZH4lEIad8irJfhlY-kGwWZ8cKA8yXCg7vD50BoiRMHyXAne5dPWG4MkEWvRE0lQH0joagoNZ2Kkz5v0Q",
      nil
    ),
    (
      "eyJhbGciOiJFUzI1NiIsImtpZCI6ImUifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
        + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.d3gja55Py8NLvc_A9I9OVIJQbcPVVTguLit84b3JhNhkH-bc9Jl8RQjfMIk6"
        + "GDUhrXvhE4a49ZYpC0YdF3z_jA",
      nil
    ),
    (
      "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsImV4cCI6MjAwMDAw"
        + "MDAwMCwic3ViIjoidSJ9.",
      "jwt-algorithm"
    ),
    (
      "eyJhbGciOiJIUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
        + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.264xxuEzJgpND6gtDSjiov126aqZcu8EX-d_7BkgrAg",
      "jwt-algorithm"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
        + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoiYWRtaW4ifQ.m-DEyvMeTpaNGnkDGbZoci1e5MN-Rgyrh4y0jY44EYndffxmj40aRS"
        + "JIZqY5jStfDkHPN1xQtT5V4fB68Qqa3j-P7VErf_gAwvzajMP2aVDTeKDLmUlYSzj08pFfv4WgahKkQgdQckQtL46j5iMurE"
        + "ikSqVkYVwvk3evt3Z5a3Z_EPNDYVZBLfE-yl5x1_GC0kyymLs6ozkcEkakxXgozZ-XQQGIq8lXdJtcAPa8RcKaFgmmpF1gZs"
        + "_lUYYLCDhLHiMmPxZH4lEIad8irJfhlY-kGwWZ8cKA8yXCg7vD50BoiRMHyXAne5dPWG4MkEWvRE0lQH0joagoNZ2Kkz5v0Q",
      "jwt-signature"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL290aGVyLmV4YW1wbGUiLCJhdWQiOiJzaG9wIiwiZ"
        + "XhwIjoyMDAwMDAwMDAwLCJzdWIiOiJ1In0.Q2KT52n10qfQrZX5lrrDLL8v3savmDdScEl6GLlqy2JXIyomiHjJelNcJ8KNB"
        + "e2untnhmwF1BDtkbuIbwUGtuyy7E6GRZLBRkui9jGPs9Uwna0mHdaWoe5i2tGVx3imrP7BEJQk2eANc9aRdLOY_eSm3VvNwC"
        + "PtlXXsFzr4DR9P6y5VgzsVT1NLQzKOhqZOjMGCeu7zuzZ-nLCiSPL2IlLvMLhg7IWy7mOFTgWM_5STwT5fP_RxCMkHBvzEWf"
        + "UhhBRdMZMQAhfF3Du_k7WBdC2FjHed_Vskz9ywXUYaCzlM39C4Pc4V2NIF7fowWqzqZn03grYViWK_zEcqubGccRg",
      "jwt-issuer"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjpbImEiLCJiI"
        + "l0sImV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.DADYMbko8IbemTQ1pxkIWLD54kaBN9FFCAPx2U4g2kKG8QZtZm16VFrp"
        + "Mbi5a6p4DJ2KjIyAz01bm5MxzPZKE4m4t6Djlbhmr6jb3-wGhqWlHY0BS0MqE6m1HBYFAguLYXZm7KTmIDEQLYEaKcWvzRYr"
        + "ZKr76O5o_8yThBzbKYORHLx6x7bZKqDWz5EUI0uKYHEI6Wm0gKTfjhb_2ByZwbxTkcmNA2BXIic1okQoCRknhEYHFIUHohg-"
        + "YYleoeRiSbq5CmQvIJ4gs9NmGNiKNQoy9V4VdtRQipS5zQ-iZX380DMDfYrILgBykbGC9gh1YiswJA5jBEBYNv4UPAOdMw",
      "jwt-audience"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCJ9."
        + "DNlXTKRVgy4AMnx_xwDCMLFEp2urT1B4lNDnAGAXLTr105pOPIsGLNDiIlXOXwOPN64WehvnEejiEH-qH9nyiJPO2jTi66-6"
        + "qa9Yt-eK9A42x0_8T2FUifeqwpIfwQWce7J318r7qeVpEhsqkRvDZEB9tJJUX2eVE5Po2IhZKYANyjLoOoLnTAA0VlMxs57t"
        + "xUYmY2NzoGIp8AgH4f3Qgixo0aptMoi27lf3PAY57sRluMMCmuN-sEhhFOFh8DkeSQczkxKqsRs9AgSVDYQ2MqifKePvIkmb"
        + "Gi7C60sH8k35HA7_bSOAu2ExNkXuurjzSFkTA4aZu-4SqXxPIWeeZQ",
      "jwt-without-expiry"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
        + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSIsIm5iZiI6MTk5OTk5OTAwMH0.PhTO_qWU6NPnxJJXrk-q_RWjIa5T1Rx7VigOi"
        + "VRLyUe_EhJby6LwrPiJuwNVxV1NEwLJAewqmfyuajD9l0DfgR882dKFeNLZo7MrrAhAX1nxOwaTMEW4F9B3OSif8IPzkkbfg"
        + "XT9KvdfLxJqrIWccyW9rRsjBFa0F4rNvdlUo3Dk9ymMjKxh4ssiBXTjFT_fU2PzBW6mgv2x1gYUj3Bc_YiR2H09UWsVnJUl1"
        + "4YPGoO1msMiotIHoKTiDQ_40EvBx5tmm0lSQaEEeTp1PbByYWeed9lsEtggPPZ-FE_wPU3Esucd_Kv7bTx4RqyRKz3SjJiv-"
        + "2IeZWXGLzyKGLpEpQ",
      "jwt-not-yet-valid"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIiLCJjcml0IjpbIngiXX0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwi"
        + "YXVkIjoic2hvcCIsImV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.eTtpHyQeBNDHRpQ2WOdAZF0ad0YDquKC3QqpWJCZwOV"
        + "c3qPLwCHa0NEMuaAvlVMjip9aRbQf5GEB_xjcMziqkKcSG9XbwGMeHoL82sQ-aPcPBPdPoB1uYJCFRrOW8lAlRiqlkBuAoy-"
        + "k1xPvlgZbxsGMfKkDwFNCOXiim2voDavB6kZ6L-o_LBxwRZ9Z2VyVkY_nRQ4-Ow5Tb77bmhjsDE_9N1JPYFHH6FfD4yILJw-"
        + "9NsDUGBUq0XfuKSqQEj3tI30mCPmlKYAsNhL4Q08nk3u0Ap4smWXUc4WQedMuz14Hxg0-oHUf-0Yn-ygF_fEEG3EuNDBWzUB"
        + "J7x1jeTCQ1A",
      "jwt-critical-header"
    ),
    (
      "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiY2xpZW50X2lkIjoic"
        + "2hvcCIsImV4cCI6MjAwMDAwMDAwMH0.O0Z0uT9nqWTcMIIjjySPwJSHzjyIIi1n2GShdUesXOlg_5VNyMEFvdwh_-4nfxkbw"
        + "NimTunZDhfbvQ7tjm8nRx7sFwhmDqezH8TXAgi7hR8OkhFJ9t8Us0WqOl8PjENWFqybUWBDFmNqM-bYVaI3GexbgC0p3hAaE"
        + "khzBbi7zfYwqYhFL5g0hcBaT1pun9bb3Y_JJHL58COMXjIsfPPvfrI42SjPR4Mt7k15xr3NlPVV1ZQ7iZztpxEqorxW22Muy"
        + "eQqiMyQXFySk6nlmfbMQYuUjxHUy7-_jzfLJFZmW4J6pBgwxAN0K0I4wY9ZhL5r-IElOeJ8In8iUaBHHYU4BA",
      nil
    ),
  ]

  private func sign(_ text: String, now: Int = TokenTests.now) throws -> String? {
    let keys = try #require(KeySet(Array(Self.keys.utf8)))
    return try #require(JSONWebToken(text)).sign(Self.settings, keys, now: now)
  }

  @Test(arguments: tokens.indices) func onlyGoodTokensAreTaken(index: Int) throws {
    #expect(try sign(Self.tokens[index].token) == Self.tokens[index].sign)
  }

  /// RFC 8037, with the newer name of the algorithm too.
  @Test(arguments: [
    "eyJhbGciOiJFZERTQSIsImtpZCI6Im8ifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCIsI"
      + "mV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.pQoqMUdsSr5ROBm8bmHt5ADjXPPEmREdJDqwMC3lnzbnKCc4h9Q_A0LnI5ws"
      + "a97aA48ew5wCc7_MXkZ9PI8WAA",
    "eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoibyJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoic2hvcCI"
      + "sImV4cCI6MjAwMDAwMDAwMCwic3ViIjoidSJ9.C2ybEE8_zaauusmktnJQ_5mHsJUUycPtn35zlC40xkzSZra0fS68jTES0U"
      + "_kNMq0AfTJpJS-pCvnfsGK3VAeBw",
  ]) func tokensOnTheEdwardsCurveAreTaken(text: String) throws {
    let key = #"{"kty":"OKP","crv":"Ed25519","kid":"o","x":"A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg"}"#
    let keys = try #require(KeySet(Array(key.utf8)))
    var settings = Self.settings
    settings.algorithms = ["EdDSA", "Ed25519"]
    #expect(try #require(JSONWebToken(text)).sign(settings, keys, now: Self.now) == nil)
    #expect(try #require(JSONWebToken(text + "AA")).sign(settings, keys, now: Self.now) == "jwt-signature")
    settings.algorithms = ["RS256"]
    #expect(try #require(JSONWebToken(text)).sign(settings, keys, now: Self.now) == "jwt-algorithm")
  }

  @Test func oldTokensAreNotTaken() throws {
    #expect(try sign(Self.tokens[0].token, now: 2_000_000_060) == nil)
    #expect(try sign(Self.tokens[0].token, now: 2_000_000_061) == "jwt-expired")
  }

  @Test(arguments: ["", "a.b", "a.b.c.d", "e30.e30", "....", "e30.e30.é"]) func otherTextIsNoToken(text: String) {
    #expect(JSONWebToken(text) == nil)
  }

  @Test(arguments: ["{}", "{\"keys\":[]}", "[", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2hvcnQ\"}]}"])
  func otherDocumentsAreNoKeys(text: String) { #expect(KeySet(Array(text.utf8)) == nil) }
}
