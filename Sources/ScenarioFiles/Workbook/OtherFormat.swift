import SamplingInspection

/// Files that are taken for workbooks and are none.
enum OtherFormat {
  /// The format of Excel before 2007, or a workbook with a password.
  case oldOrEncrypted
  /// A web page or table that only bears the name of a workbook, as some systems export them.
  case webPage
  /// The format of LibreOffice.
  case openDocument
  /// Anything else.
  case unknown

  /// What the bytes are, if they are no zip file.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B]) { return nil }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldOrEncrypted
      return
    }
    let head = String(decoding: bytes.prefix(300), as: UTF8.self).lowercased()
    self = ["<html", "<table", "<?xml", "<!doctype"].contains { head.contains($0) } ? .webPage : .unknown
  }

  /// What to say of it.
  func finding(_ file: String) -> Finding {
    let message =
      switch self {
      case .oldOrEncrypted:
        Wording(
          zh: "这是旧的 xls（或 et）工作簿，或是有密码的工作簿", en: "this is an old .xls or .et workbook, or one with a password")
      case .webPage: Wording(zh: "这是网页，只是文件名像工作簿", en: "this is a web page that is only named like a workbook")
      case .openDocument: Wording(zh: "这是 OpenDocument 表格（ods）", en: "this is an OpenDocument table (.ods)")
      case .unknown: Wording(zh: "这不是 xlsx 工作簿", en: "this is no .xlsx workbook")
      }
    return Finding(
      at: .init(file: file), message,
      remedy: Wording(
        zh: "在 Excel 或 WPS 里打开后另存为 xlsx（不带密码）", en: "open it in a spreadsheet and save it as .xlsx, without a password")
    )
  }
}
