// libxlsxwriter, which writes the workbooks.
#include <xlsxwriter.h>
