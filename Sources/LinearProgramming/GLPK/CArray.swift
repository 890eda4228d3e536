/// A copy of an array at an address that stays the same as long as this object lives, for C to read and write.
final class CArray<Element: BitwiseCopyable> {
  /// First element.
  let address: UnsafeMutablePointer<Element>
  private let count: Int

  /// Copies the elements.
  init(_ elements: some Collection<Element>) {
    count = elements.count
    address = UnsafeMutablePointer.allocate(capacity: max(count, 1))
    for (number, element) in elements.enumerated() { (address + number).initialize(to: element) }
  }

  /// The elements as they are now.
  var elements: [Element] { Array(UnsafeBufferPointer(start: address, count: count)) }

  deinit { address.deallocate() }
}

/// C strings that live as long as this object.
final class CStringArray {
  private let bytes: CArray<CChar>
  private let starts: CArray<UnsafePointer<CChar>?>

  /// Copies the strings, each with a zero at its end.
  init(_ strings: [String]) {
    let bytes = CArray(strings.flatMap { $0.utf8.map(CChar.init(bitPattern:)) + [0] })
    var offset = 0
    starts = CArray(
      strings.map { string in
        defer { offset += string.utf8.count + 1 }
        return UnsafePointer(bytes.address + offset)
      })
    self.bytes = bytes
  }

  /// Address of the first string.
  var address: UnsafePointer<UnsafePointer<CChar>?> { UnsafePointer(starts.address) }
}
