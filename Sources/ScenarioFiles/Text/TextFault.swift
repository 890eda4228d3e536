import Foundation
import SamplingInspection

/// Why the bytes of a table are no CSV.
enum TextFault: Equatable {
  /// They are no UTF-8.
  case notUnicode
  /// They are no UTF-8, but Chinese as Excel saves it unless told otherwise.
  case nationalStandard
  /// They are UTF-16.
  case wide
  /// They are a workbook.
  case workbook
  /// A control character stands in a cell.
  case control(Unicode.Scalar)
  /// A quotation mark is never closed.
  case openQuote
  /// Something stands between a closing quotation mark and the next comma.
  case textAfterQuote

  /// What the first bytes of a file show, if it is no text at all.
  static func beginning(of bytes: ArraySlice<UInt8>) -> TextFault? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .wide }
    // Of a zip file, which .xlsx is, and of the older .xls.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .workbook
    }
    return nil
  }

  /// What bytes that are no UTF-8 are likely to be.
  static func encoding(of bytes: ArraySlice<UInt8>) -> TextFault {
    // GB18030; Foundation has no name for it.
    let nationalStandard = String.Encoding(rawValue: 0x8000_0632)
    return String(bytes: bytes, encoding: nationalStandard) == nil ? .notUnicode : .nationalStandard
  }

  /// The line to name where reading stands on a line.
  func line(in line: Int) -> Int? { self == .wide || self == .workbook ? nil : line }

  /// What is wrong.
  var message: Wording {
    switch self {
    case .notUnicode: Wording(zh: "这里不是有效的 UTF-8 文本", en: "the text here is not valid UTF-8")
    case .nationalStandard:
      Wording(
        zh: "不是 UTF-8 文本，多半是 Excel 默认的 GB18030（GBK）编码",
        en: "the text is not UTF-8, but probably GB18030 (GBK), as Excel saves it")
    case .wide: Wording(zh: "文件是 UTF-16 编码，不是 UTF-8", en: "the file is UTF-16, not UTF-8")
    case .workbook: Wording(zh: "这是 Excel 工作簿，不是 CSV", en: "this is an Excel workbook, not CSV")
    case .control(let scalar):
      Wording(
        zh: "单元格里有控制字符 U+\(scalar.hexadecimal)", en: "a cell holds the control character U+\(scalar.hexadecimal)")
    case .openQuote: Wording(zh: "引号没有成对", en: "a quotation mark is never closed")
    case .textAfterQuote: Wording(zh: "引号后面还有文字", en: "text follows a closing quotation mark")
    }
  }

  /// What would be right.
  var remedy: Wording {
    switch self {
    case .notUnicode, .nationalStandard, .wide, .workbook:
      Wording(
        zh: "在 Excel 里另存为“CSV UTF-8（逗号分隔）”", en: "save it as “CSV UTF-8 (Comma delimited)”")
    case .control: Wording(zh: "删去这个单元格，重新打字", en: "clear the cell and type it again")
    case .openQuote:
      Wording(zh: "在单元格末尾补上引号；单元格内的引号写两个", en: "close it at the end of the cell; write two inside a cell")
    case .textAfterQuote:
      Wording(zh: "整个单元格放进引号，单元格内的引号写两个", en: "quote the whole cell and write two marks for one inside it")
    }
  }
}

/// All findings of a reading that cannot go on.
public struct FindingsError: Error, Sendable, Equatable {
  /// The findings, in order of file and line.
  public let findings: [Finding]

  /// Makes an error of findings.
  public init(_ findings: [Finding]) { self.findings = findings }
}
