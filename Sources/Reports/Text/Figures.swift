import Foundation
import SamplingInspection

/// Figures as people read them.
enum Figures {
  /// Digits in groups of three.
  static func grouped(_ number: some BinaryInteger) -> String { grouped(String(number)) }

  /// The text of a decimal number with the digits before the point in groups of three.
  static func grouped(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    var digits = parts.first.map(String.init) ?? ""
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    let fraction = parts.count == 2 ? "." + parts[1] : ""
    return (isNegative ? "-" : "") + ([digits] + groups).joined(separator: ",") + fraction
  }

  /// Yuan with two decimals and digits in groups of three.
  static func yuan(_ money: Money) -> String {
    (money.fen < 0 ? "-" : "") + grouped(Int64(money.fen.magnitude / 100)) + money.yuanText.suffix(3)
  }

  /// 10,000 yuan (万元) with two decimals, rounded half away from zero.
  static func tenThousandYuan(_ money: Money) -> String {
    let hundreds = (money.fen.magnitude + 5_000) / 10_000
    return (money.fen < 0 ? "-" : "") + yuan(Money(fen: Int64(hundreds)))
  }

  /// A number with so many decimals.
  static func fixed(_ number: Double, decimals: Int) -> String { String(format: "%.\(decimals)f", number) }

  /// The text of a number, rounded.
  static func rounded(_ text: String, decimals: Int) -> String { fixed(Double(text) ?? 0, decimals: decimals) }

  /// A price for a quantity that makes it readable: 10,000 yuan, a hundred batches, or one.
  static func price(_ price: Double, per unit: String, _ language: Language) -> (price: String, unit: String) {
    switch unit {
    case "元": (fixed(price * 10_000, decimals: 3), language == .zh ? "1万元" : "10,000 yuan")
    case "批次": (fixed(price * 100, decimals: 3), language == .zh ? "100批次" : "100 batches")
    case "家": (fixed(price * 100, decimals: 3), language == .zh ? "100家" : "100 subjects")
    case "个": (fixed(price, decimals: 4), language == .zh ? "1个" : "one cell")
    default: (fixed(price, decimals: 4), language == .zh ? "1个预计不合格批次，" : "one expected failure")
    }
  }
}
