import Foundation
import SamplingInspection

/// Figures as people read them.
enum Figures {
  /// Digits in groups of three.
  static func grouped(_ number: Int64) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
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
    default: (fixed(price, decimals: 4), language == .zh ? "1批次预计不合格" : "one expected failure")
    }
  }
}
