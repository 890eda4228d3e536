// Two folders change names in one step; 0, or the system's error number.
#ifndef CHOUJIAN_FOLDER_EXCHANGE_H
#define CHOUJIAN_FOLDER_EXCHANGE_H

int folder_exchange(const char *one, const char *other);

#endif
