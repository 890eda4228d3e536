/// The two languages that the product speaks.
public enum Language: String, Sendable, CaseIterable {
  /// Chinese.
  case zh
  /// English.
  case en
}

/// The same sentence in both languages, side by side so that neither is forgotten.
public struct Wording: Sendable, Hashable {
  /// Chinese.
  public let zh: String
  /// English.
  public let en: String

  /// Makes a wording.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The sentence in a language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
