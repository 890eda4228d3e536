// libzip, by which a written workbook is read again.
#include <zip.h>
