import Foundation

/// Text as people in China save it: UTF-8, or GB18030 (GBK) as Excel and Notepad save it unless told otherwise.
enum TextEncoding {
  /// Why bytes are neither.
  struct Unreadable: Error {
    /// Line, from 1, up to which they can be read as what they are most like.
    var line: Int
  }

  /// The same text in UTF-8, without the mark that may stand at its beginning.
  ///
  /// What is UTF-8 throughout is UTF-8: text in GB18030 hardly ever is by chance. Anything else is read strictly as GB18030, unless it
  /// is UTF-8 with a few bytes spoiled, which as GB18030 might give quite other characters without an error.
  static func utf8(_ bytes: [UInt8]) throws(Unreadable) -> ArraySlice<UInt8> {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let content = isMarked ? bytes[3...] : bytes[...]
    if String(validating: content, as: UTF8.self) != nil { return content }
    var readable = 0
    if isMarked || isMostlyUTF8(content) {
      readable = lengthOfUTF8(content)
    } else {
      switch nationalStandard(bytes) {
      case .success(let text): return text[...]
      case .failure(let stop): readable = stop.length
      }
    }
    throw Unreadable(line: 1 + content.prefix(readable).count { $0 == UInt8(ascii: "\n") })
  }

  /// Whether more characters of three bytes, as Chinese has them in UTF-8, are right than there are errors.
  private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    var balance = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar.value >= 0x800 {
      balance += scalar == "\u{FFFD}" ? -1 : 1
    }
    return balance > 0
  }

  private struct Stop: Error { var length: Int }

  /// The text of bytes in GB18030 as UTF-8, or how far they can be read.
  private static func nationalStandard(_ bytes: [UInt8]) -> Result<[UInt8], Stop> {
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else {
      return .failure(Stop(length: 0))
    }
    defer { iconv_close(converter) }
    // Two bytes become at most three.
    var output = [UInt8](repeating: 0, count: bytes.count * 3 / 2 + 4)
    var input = bytes
    var left = bytes.count
    var room = output.count
    let isWhole = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &left, &to, &room) != -1 && iconv(converter, nil, nil, &to, &room) != -1
      }
    }
    guard isWhole, left == 0 else { return .failure(Stop(length: bytes.count - left)) }
    return .success(Array(output.dropLast(room)))
  }

  /// How many bytes are UTF-8 up to the first that is not.
  private static func lengthOfUTF8(_ bytes: ArraySlice<UInt8>) -> Int {
    var length = 0
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { length += scalar.count }
    return length
  }
}
