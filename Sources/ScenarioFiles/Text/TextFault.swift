import SamplingInspection

/// Why the bytes of a table are no CSV.
enum TextFault: Equatable {
  /// They are neither UTF-8 nor GB18030.
  case unreadable
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
  static func beginning(of bytes: [UInt8]) -> TextFault? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .wide }
    // Of a zip file, which .xlsx is, and of the older .xls.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .workbook
    }
    return nil
  }

  /// The line to name where reading stands on a line.
  func line(in line: Int) -> Int? { self == .wide || self == .workbook ? nil : line }

  /// What is wrong.
  var message: Wording {
    switch self {
    case .unreadable:
      Wording(
        zh: "这里既不是有效的 UTF-8 文本，也不是 GB18030（GBK）文本", en: "the text here is neither valid UTF-8 nor GB18030 (GBK)")
    case .wide:
      Wording(zh: "文件是 UTF-16 编码，不是 UTF-8 或 GB18030", en: "the file is UTF-16, not UTF-8 or GB18030")
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
    case .unreadable, .wide, .workbook:
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
