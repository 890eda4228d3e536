internal import CZip
import SamplingInspection

/// The parts of a zip file in memory, read within limits that no honest workbook meets.
struct ZipArchive {
  /// Parts by name.
  private(set) var parts: [String: [UInt8]] = [:]

  /// Most parts of a file.
  static let mostParts = 4_096
  /// Most bytes of all parts together, unpacked.
  static let mostBytes = 128 << 20
  /// Most bytes that one byte can be unpacked to, on the average of a part larger than a megabyte.
  static let mostRatio = 200

  /// Unpacks the parts that are wanted.
  ///
  /// - Throws: ``FindingsError`` if the file is no zip file, damaged, encrypted or larger inside than any workbook.
  init(_ bytes: [UInt8], file: String, wanted: (String) -> Bool) throws(FindingsError) {
    let result = bytes.withUnsafeBytes { Self.unpack($0, wanted) }
    switch result {
    case .success(let parts): self.parts = parts
    case .failure(let fault): throw FindingsError([fault.finding(file)])
    }
  }

  private static func unpack(_ bytes: UnsafeRawBufferPointer, _ wanted: (String) -> Bool) -> Result<
    [String: [UInt8]], ZipFault
  > {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      return .failure(.damaged)
    }
    guard let archive = zip_open_from_source(source, zip_int32_t(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      return .failure(.damaged)
    }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    if count > mostParts { return .failure(.tooLarge) }
    var parts: [String: [UInt8]] = [:]
    var room = mostBytes
    for entry in 0..<max(0, count) {
      guard let name = zip_get_name(archive, zip_uint64_t(entry), 0) else { return .failure(.damaged) }
      let path = String(cString: name)
      guard wanted(path) else { continue }
      if parts[path] != nil { return .failure(.damaged) }
      switch content(archive, zip_uint64_t(entry), room: room) {
      case .success(let content):
        room -= content.count
        parts[path] = content
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(parts)
  }

  /// The bytes of a part; libzip compares them with their checksum at the end.
  private static func content(_ archive: OpaquePointer, _ entry: zip_uint64_t, room: Int) -> Result<[UInt8], ZipFault> {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, entry, 0, &stat) == 0 else { return .failure(.damaged) }
    if stat.encryption_method != 0 { return .failure(.encrypted) }
    guard let part = zip_fopen_index(archive, entry, 0) else { return .failure(.damaged) }
    defer { zip_fclose(part) }
    let packed = Int(clamping: stat.comp_size)
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(part, &buffer, zip_uint64_t(buffer.count))
      if count < 0 { return .failure(.damaged) }
      if count == 0 { return .success(content) }
      content.append(contentsOf: buffer[..<Int(count)])
      // Sizes in the directory may lie: what was unpacked counts.
      let isBomb = content.count > 1 << 20 && content.count / mostRatio > packed
      if content.count > room || isBomb { return .failure(.tooLarge) }
    }
  }
}

/// Why a zip file was not read.
enum ZipFault: Error {
  case damaged
  case encrypted
  case tooLarge

  func finding(_ file: String) -> Finding {
    switch self {
    case .damaged:
      Finding(
        at: .init(file: file), Wording(zh: "工作簿损坏，或没有传完", en: "the workbook is damaged or incomplete"),
        remedy: Wording(zh: "在 Excel 或 WPS 里打开后另存为 xlsx", en: "open it in a spreadsheet and save it as .xlsx again"))
    case .encrypted:
      Finding(
        at: .init(file: file), Wording(zh: "工作簿有密码", en: "the workbook has a password"),
        remedy: Wording(zh: "去掉密码后另存", en: "save it without a password"))
    case .tooLarge:
      Finding(
        at: .init(file: file),
        Wording(zh: "解开后大得不像工作簿，没有读", en: "unpacked it is larger than any workbook, so it was not read"),
        remedy: Wording(zh: "只留下需要的工作表，另存为 xlsx", en: "keep the sheets that matter and save it as .xlsx"))
    }
  }
}
