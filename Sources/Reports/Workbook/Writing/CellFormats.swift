internal import CXlsxWriter

/// Formats of a workbook by style, each made once.
struct CellFormats {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  /// The format of a style; nil if there is no memory.
  mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    format_set_font_name(format, style.role == .title ? "黑体" : "宋体")
    format_set_font_size(format, style.role == .title ? 16 : 10)
    format_set_align(format, Self.alignment(style.alignment))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    format_set_text_wrap(format)
    if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
    switch style.role {
    case .heading, .total, .groupHeading, .factName: format_set_bold(format)
    default: break
    }
    switch style.role {
    case .title, .subtitle, .note: break
    default: format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
    if let shade = Self.shade(style.role) {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, shade)
    }
    formats[style] = format
    return format
  }

  /// Light enough to be printed and copied.
  private static func shade(_ role: CellStyle.Role) -> lxw_color_t? {
    switch role {
    case .heading, .factName: 0xE7ECF1
    case .total: 0xEDEDED
    case .subtotal, .groupHeading: 0xF5F5F5
    default: nil
    }
  }

  private static func alignment(_ alignment: CellStyle.Alignment) -> UInt8 {
    switch alignment {
    case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
    }
  }
}
